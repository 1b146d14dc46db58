package dev.layerwise.account;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who makes the request at hand. */
@RequestScoped
public class CurrentPerson {
  /** The attribute of a security identity that holds the {@link Person}. */
  static final String ATTRIBUTE = "person";

  private final SecurityIdentity identity;

  CurrentPerson(SecurityIdentity identity) {
    this.identity = identity;
  }

  /**
   * The person who is signed in.
   *
   * @throws UnauthorizedException when nobody is
   */
  public Person get() {
    Person person = identity.getAttribute(ATTRIBUTE);
    if (person == null) {
      throw new UnauthorizedException("Nobody is signed in");
    }
    return person;
  }
}
