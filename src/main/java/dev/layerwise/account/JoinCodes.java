package dev.layerwise.account;

import java.util.UUID;

/** The classes that people join by a code, as far as signing up has to know of them. */
public interface JoinCodes {
  /**
   * The class that this code opens.
   *
   * @param address from where it was tried
   * @throws dev.layerwise.platform.Problem 422 when it opens none, 429 when too many were tried
   */
  UUID opened(String code, String address);

  void join(UUID classId, UUID account);
}
