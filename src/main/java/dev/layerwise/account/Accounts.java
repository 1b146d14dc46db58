package dev.layerwise.account;

import dev.layerwise.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes accounts and checks who signs in. */
@ApplicationScoped
class Accounts {
  private final AccountStore accounts;
  private final SignInThrottle throttle;
  private final SetupToken setupToken;
  private final JoinCodes classes;

  Accounts(
      AccountStore accounts, SignInThrottle throttle, SetupToken setupToken, JoinCodes classes) {
    this.classes = classes;
    this.accounts = accounts;
    this.throttle = throttle;
    this.setupToken = setupToken;
  }

  boolean noneYet() {
    return accounts.isEmpty();
  }

  /**
   * Makes an account: the first of a fresh site is its admin. With a join code it is one of that
   * class from the start.
   *
   * @param nearby whether the request came from this machine
   * @param address from where it came
   */
  Person signUp(SignUp wanted, boolean nearby, String address) {
    var valid = wanted.validated();
    var joined = joined(wanted.joinCode(), address);
    var hash = Passwords.hash(valid.password());
    return accounts.alone(
        () -> {
          boolean first = accounts.isEmpty();
          if (first && !nearby && !setupToken.matches(wanted.setupToken())) {
            throw invalid(
                403,
                "setup-token",
                "setupToken",
                "The first account of this site becomes its admin. From another machine it needs"
                    + " the setup token: find it in the server's log.");
          }
          if (accounts.byEmail(valid.email()).isPresent()) {
            throw invalid(
                409,
                "email-taken",
                "email",
                "There is an account with this e-mail address already. Sign in instead.");
          }
          var person =
              accounts.insert(valid.name(), valid.email(), hash, first ? Role.ADMIN : Role.STUDENT);
          joined.ifPresent(classId -> classes.join(classId, person.id()));
          return person;
        });
  }

  private Optional<UUID> joined(@Nullable String code, String address) {
    return code == null || code.isBlank()
        ? Optional.empty()
        : Optional.of(classes.opened(code, address));
  }

  /**
   * The person with this e-mail address and password.
   *
   * @throws Problem 401 when they do not fit, 429 while it is too soon to try again
   */
  Person signIn(String email, String password, String address) {
    throttle.check(email, address);
    var person = accounts.byEmail(email);
    if (person.isEmpty()) {
      Passwords.spendTheTimeOfACheck(password);
    }
    var found =
        person.filter(known -> Passwords.matches(password, accounts.passwordHash(known.id())));
    if (found.isEmpty()) {
      throttle.failed(email, address);
      throw new Problem(
          401,
          "wrong-password",
          "Not signed in",
          "No account has this e-mail address and password. Check both and try again.");
    }
    throttle.succeeded(email);
    return found.get();
  }

  /** Gives this person another role; the site keeps at least one admin. */
  Person setRole(UUID person, Role role) {
    return accounts.alone(
        () -> {
          var changed =
              accounts
                  .setRole(person, role)
                  .orElseThrow(() -> Problem.notFound("There is no such account."));
          if (accounts.admins() == 0) {
            throw Problem.conflict(
                "last-admin",
                "The site needs an admin",
                "This is the only admin. Make somebody else an admin first.");
          }
          return changed;
        });
  }

  private static Problem invalid(int status, String type, String field, String detail) {
    return new Problem(
        status,
        type,
        "Some fields need another value",
        detail,
        Map.of("fields", Map.of(field, detail)));
  }
}
