package dev.layerwise.bench;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The drafts' rows. Every statement names the person who asks. */
@ApplicationScoped
class SavedNetworkStore {
  private static final String COLUMNS =
      """
      id, name, dataset, network, training, lesson, preset, version, shared, updated_at,
      account_id = :person AS mine
      """;

  private final Jdbi jdbi;

  SavedNetworkStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<SavedNetwork> of(UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM saved_network WHERE account_id = :person"
                        + " ORDER BY updated_at DESC, id")
                .bind("person", person)
                .mapTo(SavedNetwork.class)
                .list());
  }

  /** The one beside this lesson. */
  Optional<SavedNetwork> ofLesson(String lesson, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM saved_network WHERE account_id = :person AND lesson = :lesson")
                .bind("person", person)
                .bind("lesson", lesson)
                .mapTo(SavedNetwork.class)
                .findOne());
  }

  int count(UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM saved_network WHERE account_id = ?")
                .bind(0, person)
                .mapTo(Integer.class)
                .one());
  }

  /** The draft when it is this person's, or shared. */
  Optional<SavedNetwork> find(UUID id, UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM saved_network WHERE id = :id AND (account_id = :person OR shared)")
                .bind("id", id)
                .bind("person", person)
                .mapTo(SavedNetwork.class)
                .findOne());
  }

  /** The new draft; empty when another one stands beside its lesson already. */
  Optional<SavedNetwork> insert(UUID person, Draft.Content content) {
    return jdbi.withHandle(
        handle ->
            bind(
                    handle.createQuery(
                        """
                        INSERT INTO saved_network
                               (account_id, name, dataset, network, training, lesson, preset)
                        VALUES (:person, :name, :dataset, CAST(:network AS json),
                                CAST(:training AS json), :lesson, :preset)
                        ON CONFLICT (account_id, lesson) WHERE lesson IS NOT NULL DO NOTHING
                        RETURNING
                        """
                            + COLUMNS),
                    content)
                .bind("person", person)
                .bind("lesson", content.lesson())
                .mapTo(SavedNetwork.class)
                .findOne());
  }

  /** The same in the place of the one of this version, which stays as a network of no lesson. */
  Optional<SavedNetwork> insertInstead(UUID person, int version, Draft.Content content) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute(
              """
              UPDATE saved_network SET lesson = NULL, preset = NULL
               WHERE account_id = ? AND lesson = ? AND version = ?
              """,
              person,
              content.lesson(),
              version);
          return insert(person, content);
        });
  }

  /** The changed draft; empty when the version has moved on, or it is not this person's. */
  Optional<SavedNetwork> update(UUID id, UUID person, int version, Draft.Content content) {
    return jdbi.withHandle(
        handle ->
            bind(
                    handle.createQuery(
                        """
                        UPDATE saved_network
                           SET name = :name, dataset = :dataset, network = CAST(:network AS json),
                               training = CAST(:training AS json),
                               preset = coalesce(:preset, preset), version = version + 1,
                               updated_at = now()
                         WHERE id = :id AND account_id = :person AND version = :version
                        RETURNING
                        """
                            + COLUMNS),
                    content)
                .bind("id", id)
                .bind("person", person)
                .bind("version", version)
                .mapTo(SavedNetwork.class)
                .findOne());
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Draft.Content content) {
    return statement
        .bind("name", content.name())
        .bind("dataset", content.dataset())
        .bind("network", content.network())
        .bind("training", content.training())
        .bind("preset", content.preset());
  }

  boolean share(UUID id, UUID person, boolean shared) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    "UPDATE saved_network SET shared = ? WHERE id = ? AND account_id = ?",
                    shared,
                    id,
                    person))
        == 1;
  }

  boolean delete(UUID id, UUID person) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    "DELETE FROM saved_network WHERE id = ? AND account_id = ?", id, person))
        == 1;
  }
}
