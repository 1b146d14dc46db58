package dev.layerwise.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What names a session without giving it away: the SHA-256 of its token, in hexadecimal digits. May
 * be kept for as long as something depends on the session.
 */
public record SessionKey(String digits) {
  /** The key of the session with this token. */
  public static SessionKey of(String token) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return new SessionKey(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  byte[] hash() {
    return HexFormat.of().parseHex(digits);
  }
}
