package dev.layerwise.run;

import dev.layerwise.account.Person;
import dev.layerwise.account.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may watch what, answered for many at once with two queries. */
@ApplicationScoped
class LiveRights {
  private final Sessions sessions;
  private final LiveStore store;

  LiveRights(Sessions sessions, LiveStore store) {
    this.sessions = sessions;
    this.store = store;
  }

  enum Verdict {
    WELCOME,
    SIGNED_OUT,
    NOT_SHOWN
  }

  /** The verdict on each of these seats. */
  Function<Seat, Verdict> of(List<Seat> seats) {
    var people = sessions.people(seats.stream().map(Seat::session).collect(Collectors.toSet()));
    var owners = store.owners(seats.stream().map(Seat::run).collect(Collectors.toSet()));
    return seat -> verdict(people.get(seat.session()), owners.get(seat.run()));
  }

  private static Verdict verdict(@Nullable Person person, @Nullable UUID owner) {
    if (person == null) {
      return Verdict.SIGNED_OUT;
    }
    return owner != null && Runs.mayRead(person, owner) ? Verdict.WELCOME : Verdict.NOT_SHOWN;
  }
}
