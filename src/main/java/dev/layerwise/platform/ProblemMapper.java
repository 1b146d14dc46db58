package dev.layerwise.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a request into a problem document. */
class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
  private static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

  @ServerExceptionMapper
  Response problem(Problem problem) {
    return document(
        problem.status(), problem.type(), problem.title(), problem.detail(), problem.more());
  }

  @ServerExceptionMapper
  Response unauthorized(UnauthorizedException e) {
    return document(401, "signed-out", "Not signed in", "Sign in, then try again.", Map.of());
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    return document(
        403,
        "not-allowed",
        "Not allowed",
        "Your role does not allow this. Ask an instructor or an admin of this site.",
        Map.of());
  }

  @ServerExceptionMapper
  Response unreadable(JsonProcessingException e) {
    return problem(Problem.badRequest(inWords(e)));
  }

  @ServerExceptionMapper
  Response mismatched(MismatchedInputException e) {
    return unreadable(e);
  }

  @ServerExceptionMapper
  Response web(WebApplicationException e) {
    if (e.getCause() instanceof JsonProcessingException unreadable) {
      return unreadable(unreadable);
    }
    int status = e.getResponse().getStatus();
    if (status < 400) {
      return e.getResponse();
    }
    var reason = e.getResponse().getStatusInfo().getReasonPhrase();
    return document(status, "http-" + status, reason, reason + ".", Map.of());
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e) {
    if (DatabaseAway.isBehind(e)) {
      LOG.warnf("A request found no database: %s", e.getMessage());
      return problem(DatabaseAway.problem());
    }
    var reference = UUID.randomUUID();
    LOG.errorf(e, "Unexpected failure %s", reference);
    return document(
        500,
        "unexpected",
        "Something broke on our side",
        "Nothing you entered is lost. Try again; if it happens again, give an admin the reference "
            + reference
            + ".",
        Map.of("reference", reference));
  }

  private static String inWords(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "There is no field \"%s\" here; the fields are %s."
          .formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds());
    }
    if (e instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
      var field = mismatch.getPath().get(mismatch.getPath().size() - 1).getFieldName();
      return "The field \"%s\" has a value of the wrong type.".formatted(field);
    }
    var place = e.getLocation();
    return place == null
        ? "The body is not valid JSON."
        : "The body is not valid JSON at line %d, column %d."
            .formatted(place.getLineNr(), place.getColumnNr());
  }

  private static Response document(
      int status, String type, String title, String detail, Map<String, Object> more) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "urn:layerwise:" + type);
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    body.putAll(more);
    var response = Response.status(status).type(PROBLEM_JSON).entity(body);
    var retryAfter = more.get("retryAfterSeconds");
    return (retryAfter == null ? response : response.header("Retry-After", retryAfter)).build();
  }
}
