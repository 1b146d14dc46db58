package dev.layerwise.account;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
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

  SetupToken(AccountStore accounts) {
    this.accounts = accounts;
  }

  void announce(@Observes StartupEvent started) {
    if (accounts.isEmpty()) {
      LOG.infof(
          "This site has no account yet. The first one becomes its admin; from another machine"
              + " open /signup?setup=%s",
          token);
    }
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
