package dev.layerwise.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/**
 * Argon2id hashes with the first parameters that the OWASP Password Storage Cheat Sheet recommends:
 * 19 MiB, two passes, one lane.
 */
final class Passwords {
  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  /** Checked when no such account exists, so that a guess takes as long either way. */
  private static final String NOBODY = hash("nobody has this password");

  private Passwords() {}

  static String hash(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
  }

  static boolean matches(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  static void spendTheTimeOfACheck(String password) {
    matches(password, NOBODY);
  }
}
