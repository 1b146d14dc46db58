package dev.layerwise.account;

import dev.layerwise.platform.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of the site, for its admins. */
@Path("/api/admin/accounts")
@RolesAllowed("admin")
class PeopleResource {
  /** Another role for somebody. */
  record NewRole(@Nullable Role role) {}

  private final Accounts accounts;
  private final AccountStore people;

  PeopleResource(Accounts accounts, AccountStore people) {
    this.accounts = accounts;
    this.people = people;
  }

  @GET
  public List<Person> everybody() {
    return people.all();
  }

  @PATCH
  @Path("/{id}")
  public Person setRole(UUID id, @Nullable NewRole wanted) {
    if (wanted == null || wanted.role() == null) {
      throw Problem.badRequest("Give a role: student, instructor or admin.");
    }
    return accounts.setRole(id, wanted.role());
  }
}
