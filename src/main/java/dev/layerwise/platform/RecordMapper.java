package dev.layerwise.platform;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A row becomes a record of ours by its components' names. JDBI works out by reflection, for each
 * statement anew, which column becomes which component; this remembers it for columns seen before.
 */
final class RecordMapper implements RowMapper<Object> {
  private static final ClassValue<RecordMapper> OF_CLASSES =
      new ClassValue<>() {
        @Override
        protected RecordMapper computeValue(Class<?> type) {
          return new RecordMapper(ConstructorMapper.of(canonicalConstructor(type)));
        }
      };

  private final RowMapper<?> byReflection;
  private final Map<List<String>, RowMapper<?>> byColumns = new ConcurrentHashMap<>();

  private RecordMapper(RowMapper<?> byReflection) {
    this.byReflection = byReflection;
  }

  static RecordMapper of(Class<?> record) {
    return OF_CLASSES.get(record);
  }

  private static Constructor<?> canonicalConstructor(Class<?> record) {
    var types =
        Stream.of(record.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      var constructor = record.getDeclaredConstructor(types);
      constructor.setAccessible(true); // most records of ours are private to their package
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Every record has its canonical constructor", e);
    }
  }

  @Override
  public Object map(ResultSet rows, StatementContext statement) throws SQLException {
    return specialize(rows, statement).map(rows, statement);
  }

  @Override
  @SuppressWarnings("unchecked") // of a record of ours: only ever returned
  public RowMapper<Object> specialize(ResultSet rows, StatementContext statement)
      throws SQLException {
    var columns = columns(rows);
    var known = byColumns.get(columns);
    if (known == null) {
      known = byReflection.specialize(rows, statement);
      byColumns.put(columns, known);
    }
    return (RowMapper<Object>) known;
  }

  private static List<String> columns(ResultSet rows) throws SQLException {
    var described = rows.getMetaData();
    var names = new ArrayList<String>();
    for (int i = 1; i <= described.getColumnCount(); i++) {
      names.add(described.getColumnLabel(i));
    }
    return names;
  }
}
