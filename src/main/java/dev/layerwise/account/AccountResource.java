package dev.layerwise.account;

import dev.layerwise.platform.Problem;
import io.quarkus.security.Authenticated;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Signing up, in and out. */
@Path("/api")
class AccountResource {
  /** An e-mail address and a password. */
  record SignIn(@Nullable String email, @Nullable String password) {}

  /** What a visitor may know of the site. */
  record Site(boolean fresh, boolean setupTokenNeeded) {}

  private final Accounts accounts;
  private final Sessions sessions;
  private final CurrentPerson current;

  AccountResource(Accounts accounts, Sessions sessions, CurrentPerson current) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.current = current;
  }

  @GET
  @Path("/site")
  @PermitAll
  public Site site(@Context HttpServerRequest request) {
    boolean fresh = accounts.noneYet();
    return new Site(fresh, fresh && !nearby(request));
  }

  @POST
  @Path("/accounts")
  @PermitAll
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Person.class)))
  public Response signUp(@Nullable SignUp wanted, @Context HttpServerRequest request) {
    var person =
        accounts.signUp(given(wanted), nearby(request), request.remoteAddress().hostAddress());
    return signedIn(201, person, request);
  }

  @POST
  @Path("/session")
  @PermitAll
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Person.class)))
  public Response signIn(@Nullable SignIn by, @Context HttpServerRequest request) {
    var signIn = given(by);
    if (signIn.email() == null || signIn.password() == null) {
      throw Problem.badRequest("Give your e-mail address and your password.");
    }
    var person =
        accounts.signIn(
            signIn.email().strip(), signIn.password(), request.remoteAddress().hostAddress());
    return signedIn(200, person, request);
  }

  @DELETE
  @Path("/session")
  @PermitAll
  @APIResponse(responseCode = "204")
  public Response signOut(
      @CookieParam(Sessions.COOKIE) @Nullable String token, @Context HttpServerRequest request) {
    if (token != null) {
      sessions.end(token);
    }
    return Response.noContent().cookie(cookie("", 0, request)).build();
  }

  @GET
  @Path("/me")
  @Authenticated
  public Person me() {
    return current.get();
  }

  private Response signedIn(int status, Person person, HttpServerRequest request) {
    int seconds = (int) Sessions.LIFETIME.toSeconds();
    return Response.status(status)
        .entity(person)
        .cookie(cookie(sessions.start(person), seconds, request))
        .build();
  }

  private static NewCookie cookie(String value, int seconds, HttpServerRequest request) {
    return new NewCookie.Builder(Sessions.COOKIE)
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(request.isSSL())
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }

  private static <T> T given(@Nullable T body) {
    if (body == null) {
      throw Problem.badRequest("Send a JSON body.");
    }
    return body;
  }

  /**
   * Whether the request came from this very machine. A proxy in front makes everybody a stranger.
   */
  private static boolean nearby(HttpServerRequest request) {
    if (request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null) {
      return false;
    }
    try {
      return InetAddress.getByName(request.remoteAddress().hostAddress()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
