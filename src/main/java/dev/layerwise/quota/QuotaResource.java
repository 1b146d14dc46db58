package dev.layerwise.quota;

import dev.layerwise.account.CurrentPerson;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

  private final CurrentPerson current;
  private final QuotaStatement statement;

  QuotaResource(CurrentPerson current, QuotaStatement statement) {
    this.current = current;
    this.statement = statement;
  }

  @GET
  public QuotaPage get() {
    return statement.of(current.get().id());
  }
}
