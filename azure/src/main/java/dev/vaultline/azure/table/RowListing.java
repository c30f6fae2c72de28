package dev.vaultline.azure.table;

import com.azure.data.tables.models.TableEntity;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.pipeline.table.Row;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Lists entities page by page; a table that does not exist has none. */
final class RowListing implements Iterator<Row> {
  private final Supplier<Iterator<TableEntity>> begin;
  private final UnaryOperator<RuntimeException> translation;
  private Optional<Iterator<TableEntity>> entities = Optional.empty();

  RowListing(Supplier<Iterator<TableEntity>> begin, UnaryOperator<RuntimeException> translation) {
    this.begin = begin;
    this.translation = translation;
  }

  Stream<Row> stream() {
    int order = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, order), false);
  }

  @Override
  public boolean hasNext() {
    try {
      Iterator<TableEntity> rest = entities.orElseGet(begin);
      entities = Optional.of(rest);
      return rest.hasNext();
    } catch (RuntimeException e) {
      if (ServiceError.is(e, "TableNotFound")) {
        return false;
      }
      throw translation.apply(e);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return Rows.row(entities.orElseThrow().next());
  }
}
