package dev.layerwise.course;

import dev.layerwise.account.GuessThrottle;
import dev.layerwise.account.JoinCodes;
import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Groups of students: who teaches them, who is in them, and how one comes in. */
@ApplicationScoped
class Classes implements JoinCodes {
  private final ClassStore store;
  private final ClassTerms terms;
  private final GuessThrottle throttle;

  Classes(ClassStore store, ClassTerms terms, GuessThrottle throttle) {
    this.store = store;
    this.terms = terms;
    this.throttle = throttle;
  }

  static Problem unknown() {
    return Problem.notFound("There is no such class, or it is somebody else’s.");
  }

  static boolean teaches(Person person, ClassRow row) {
    boolean own = row.instructor().equals(person.id()) && person.role() != Role.STUDENT;
    return own || person.role() == Role.ADMIN;
  }

  /**
   * The class, for somebody who may change it.
   *
   * @throws Problem 404 for others, who are not told that it exists
   */
  ClassRow taught(Person person, UUID id) {
    return store.find(id).filter(row -> teaches(person, row)).orElseThrow(Classes::unknown);
  }

  /** The class, for its people. */
  ClassRow seen(Person person, UUID id) {
    return store
        .find(id)
        .filter(row -> teaches(person, row) || store.isMember(id, person.id()))
        .orElseThrow(Classes::unknown);
  }

  /** A new class, with a code that lets people in. */
  UUID make(Person instructor, ClassWish wish) {
    return store.together(
        () -> {
          var id = store.insert(instructor.id(), wish.validated());
          terms.weigh(id, wish);
          store.setCode(id, JoinCode.draw());
          return id;
        });
  }

  void change(UUID id, ClassWish wish) {
    store.together(
        () -> {
          store.update(id, wish.validated());
          terms.weigh(id, wish);
          var row = store.find(id).orElseThrow(Classes::unknown);
          store.members(id).forEach(member -> terms.apply(row, member.id()));
          return row;
        });
  }

  void delete(ClassRow row) {
    store.together(
        () -> {
          store.delete(row.id());
          terms.end(row);
          return row;
        });
  }

  /** From now on only this code lets people in. */
  void drawCode(UUID id) {
    store.setCode(id, JoinCode.draw());
  }

  @Override
  public UUID opened(String code, String address) {
    return opened(code, List.of(network(address))).id();
  }

  /** The class that this code opens, for somebody who is signed in. */
  ClassRow opened(String code, String address, Person person) {
    return opened(
        code,
        List.of(
            network(address),
            new GuessThrottle.Subject("join-account:" + person.id(), 10, Duration.ofMinutes(1))));
  }

  private ClassRow opened(String code, List<GuessThrottle.Subject> who) {
    var row =
        tried(code, who)
            .orElseThrow(
                () ->
                    refused(
                        "No class has this code. Check each letter, or ask your instructor for the"
                            + " code of today."));
    if (row.ended()) {
      throw refused("The class “%s” has ended. Ask its instructor.".formatted(row.name()));
    }
    return row;
  }

  /** The name of the class that this code opens. */
  String nameBehind(String code, String address) {
    return tried(code, List.of(network(address)))
        .map(ClassRow::name)
        .orElseThrow(() -> Problem.notFound("No class has this code. Check each letter."));
  }

  /** A right code forgives no wrong ones: it would let its holder guess on for others. */
  private Optional<ClassRow> tried(String code, List<GuessThrottle.Subject> who) {
    throttle.check(who, "too-many-codes", "Too many codes that open nothing");
    var row = store.byCode(JoinCode.typed(code));
    if (row.isEmpty()) {
      throttle.failed(who);
    }
    return row;
  }

  /** A whole school may come from one address. */
  private static GuessThrottle.Subject network(String address) {
    return new GuessThrottle.Subject("join-address:" + address, 60, Duration.ofMinutes(15));
  }

  @Override
  public void join(UUID classId, UUID account) {
    store.together(
        () -> {
          boolean joined = store.join(classId, account);
          if (joined) {
            terms.apply(store.find(classId).orElseThrow(Classes::unknown), account);
          }
          return joined;
        });
  }

  void leave(ClassRow row, UUID account) {
    store.together(
        () -> {
          boolean left = store.leave(row.id(), account);
          terms.end(account);
          return left;
        });
  }

  private static Problem refused(String detail) {
    return new Problem(
        422,
        "no-such-code",
        "The code opens no class",
        detail,
        Map.of("fields", Map.of("joinCode", detail)));
  }
}
