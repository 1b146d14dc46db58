package dev.layerwise.account;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Tells Quarkus who makes a request, by the session cookie. */
@ApplicationScoped
class SessionAuthentication implements HttpAuthenticationMechanism {
  private final Sessions sessions;

  SessionAuthentication(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  @SuppressWarnings("NullAway") // an absent item is how Quarkus is told "nobody"
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identityProviders) {
    var cookie = context.request().getCookie(Sessions.COOKIE);
    if (cookie == null) {
      return Uni.createFrom().nullItem();
    }
    return Uni.createFrom()
        .item(() -> identity(cookie.getValue()))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private @Nullable SecurityIdentity identity(String token) {
    return sessions.person(token).map(SessionAuthentication::identity).orElse(null);
  }

  private static SecurityIdentity identity(Person person) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(person.id().toString()))
        .addRoles(person.role().names())
        .addAttribute(CurrentPerson.ATTRIBUTE, person)
        .build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, null, null));
  }
}
