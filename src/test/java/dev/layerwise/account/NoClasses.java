package dev.layerwise.account;

import java.util.UUID;

/** A site on which no code opens a class. */
final class NoClasses implements JoinCodes {
  @Override
  public UUID opened(String code, String address) {
    throw new IllegalArgumentException("No class has the code " + code);
  }

  @Override
  public void join(UUID classId, UUID account) {
    throw new IllegalStateException("Nobody can be in a class here");
  }
}
