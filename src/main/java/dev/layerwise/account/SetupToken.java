package dev.layerwise.account;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a stranger lacks: only who reads the log can make the first account from another machine.
 */
@ApplicationScoped
class SetupToken {
  private static final Logger LOG = Logger.getLogger(SetupToken.class);

  private final String token = random();
  private final AccountStore accounts;
  private final boolean server;

  SetupToken(AccountStore accounts, @ConfigProperty(name = "layerwise.roles") String roles) {
    this.accounts = accounts;
    this.server = Arrays.stream(roles.split(",", -1)).map(String::strip).anyMatch("server"::equals);
  }

  void announce(@Observes StartupEvent started) {
    announcement().ifPresent(LOG::info);
  }

  /** Each process has a token of its own: only that of a server opens the pages it serves. */
  Optional<String> announcement() {
    return server && accounts.isEmpty()
        ? Optional.of(
            "This site has no account yet. The first one becomes its admin; from another machine"
                + " open /signup?setup="
                + token)
        : Optional.empty();
  }

  boolean matches(@Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            given.strip().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static String random() {
    var bytes = new byte[12];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
