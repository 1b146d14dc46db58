package dev.layerwise.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person may do; each role may do what the ones before it may. */
public enum Role {
  @JsonProperty("student")
  STUDENT,
  @JsonProperty("instructor")
  INSTRUCTOR,
  @JsonProperty("admin")
  ADMIN;

  /** The names that {@code @RolesAllowed} knows: this role's and those of the ones before it. */
  Set<String> names() {
    return Stream.of(values())
        .filter(role -> role.compareTo(this) <= 0)
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
