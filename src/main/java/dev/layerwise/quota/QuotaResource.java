package dev.layerwise.quota;

import dev.layerwise.account.CurrentPerson;
import dev.layerwise.platform.Problem;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A person's device time over HTTP. */
@Path("/api/quota")
@Authenticated
class QuotaResource {
  /** This week's device time. */
  record QuotaPage(
      Instant starts,
      Instant resets,
      long grantedMs,
      long chargedMs,
      long reservedMs,
      Rates rates,
      List<Entry> entries) {}

  /** What an hour on each kind of device costs, in hours of the quota. */
  @Schema(name = "QuotaRates")
  record Rates(BigDecimal gpu, BigDecimal cpu) {}

  /**
   * An entry of the ledger, newest first.
   *
   * @param kind {@code grant}, {@code reserve}, {@code charge}, {@code release} or {@code refund}
   * @param runName null when the run was deleted, or when the entry is no run's
   * @param text the entry as a sentence
   */
  @Schema(name = "QuotaEntry")
  record Entry(
      Instant at,
      @Schema(enumeration = {"grant", "reserve", "charge", "release", "refund"}) String kind,
      long ms,
      @Nullable UUID run,
      @Nullable String runName,
      String text) {}

  /**
   * More device time for somebody.
   *
   * @param hours of this week's quota
   * @param reason the student reads it in their ledger
   * @param request a UUID of the asker's own: the same one again is not another grant
   */
  @Schema(name = "QuotaGrant")
  record NewGrant(@Nullable BigDecimal hours, @Nullable String reason, @Nullable UUID request) {}

  private final CurrentPerson current;
  private final QuotaStatement statement;
  private final Grants grants;

  QuotaResource(CurrentPerson current, QuotaStatement statement, Grants grants) {
    this.current = current;
    this.statement = statement;
    this.grants = grants;
  }

  @GET
  public QuotaPage get() {
    return statement.of(current.get().id());
  }

  /** Gives somebody more for this week; the answer is how they stand then. */
  @POST
  @Path("/{account}/grants")
  @RolesAllowed("instructor")
  @ResponseStatus(201)
  public QuotaPage grant(UUID account, @Nullable NewGrant wanted) {
    if (wanted == null) {
      throw Problem.badRequest("Send a JSON body with hours, reason and request.");
    }
    grants.give(
        Grant.of(account, current.get(), wanted.hours(), wanted.reason(), wanted.request()));
    return statement.of(account);
  }
}
