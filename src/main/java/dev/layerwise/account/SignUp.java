package dev.layerwise.account;

import dev.layerwise.platform.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person gives to get an account.
 *
 * @param joinCode a class to join
 * @param setupToken from the server's log; wanted for the first account from another machine
 */
record SignUp(
    @Nullable String name,
    @Nullable String email,
    @Nullable String password,
    @Nullable String joinCode,
    @Nullable String setupToken) {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final int SHORTEST_PASSWORD = 8;
  private static final int LONGEST_PASSWORD = 256;

  /** A sign-up whose every field can be used as it is. */
  record Valid(String name, String email, String password) {}

  /**
   * @throws Problem 422 naming every field that cannot be used
   */
  Valid validated() {
    var wrong = new LinkedHashMap<String, String>();
    var cleanName = name == null ? "" : name.strip();
    var cleanEmail = email == null ? "" : email.strip();
    var cleanPassword = password == null ? "" : password;
    if (cleanName.isEmpty() || cleanName.length() > 100) {
      wrong.put("name", "Enter your name, up to 100 characters.");
    }
    if (cleanEmail.length() > 254 || !EMAIL.matcher(cleanEmail).matches()) {
      wrong.put("email", "Enter an e-mail address such as ada@example.org.");
    }
    if (cleanPassword.length() < SHORTEST_PASSWORD || cleanPassword.length() > LONGEST_PASSWORD) {
      wrong.put("password", "Choose a password of 8 to 256 characters.");
    }
    if (!wrong.isEmpty()) {
      throw new Problem(
          422,
          "invalid",
          "Some fields need another value",
          String.join(" ", wrong.values()),
          Map.of("fields", wrong));
    }
    return new Valid(cleanName, cleanEmail, cleanPassword);
  }
}
