package dev.layerwise.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Follows a sample's shape through a network. Behind a flaw it goes on as if the offered fix were
 * made, so that later layers still show their shapes.
 */
public final class NetworkCheck {
  /** Numbers that one sample may become in one layer: beyond that no device here trains it. */
  static final long LARGEST_SAMPLE = 50_000_000;

  private final Task task;
  private final List<LayerReport> reports = new ArrayList<>();
  private final List<Flaw> flaws = new ArrayList<>();

  private NetworkCheck(Task task) {
    this.task = task;
  }

  public static NetworkReport check(Network network, Task task) {
    var check = new NetworkCheck(task);
    var whole = check.stack(network.layers(), "", task.input());
    check.warnAboutSoftmax(network.layers());
    return new NetworkReport(List.copyOf(check.reports), whole.work(), List.copyOf(check.flaws));
  }

  /** What came out of a layer or a stack, and what it took. */
  private record Step(Shape output, Work work) {}

  private Step stack(List<Layer> layers, String prefix, Shape input) {
    var shape = input;
    var work = Work.NONE;
    for (int i = 0; i < layers.size(); i++) {
      var step = layer(layers.get(i), prefix + i, shape);
      shape = step.output();
      work = work.plus(step.work());
    }
    return new Step(shape, work);
  }

  private Step layer(Layer layer, String path, Shape input) {
    int place = reports.size();
    var step = taken(layer, path, input);
    if (step.output().size() > LARGEST_SAMPLE) {
      flaws.add(
          Flaw.error(path, tooLarge(step.output()), Fix.remove("Remove this layer").at(path)));
      step = new Step(input, Work.NONE);
    }
    reports.add(place, new LayerReport(path, input, step.output(), step.work()));
    return step;
  }

  private Step taken(Layer layer, String path, Shape input) {
    if (layer instanceof Residual residual) {
      return residual(residual, path, input);
    }
    if (layer instanceof Parallel parallel) {
      return parallel(parallel, path, input);
    }
    return leaf(layer, path, input);
  }

  private Step leaf(Layer layer, String path, Shape input) {
    warnAboutFlatten(layer, path, input);
    try {
      return done(layer, input);
    } catch (ShapeMismatch mismatch) {
      note(path, mismatch);
      return repaired(layer, input, mismatch.fix().orElse(null));
    }
  }

  private Step done(Layer layer, Shape input) {
    var output = layer.outputFor(input);
    if (layer instanceof Output scores) {
      var dense = scores.scoresFor(task);
      return new Step(dense.outputFor(input), Work.of(dense, input));
    }
    return new Step(output, Work.of(layer, input));
  }

  /** What would come out after the fix; the input itself when there is none that helps. */
  private Step repaired(Layer layer, Shape input, @Nullable Fix fix) {
    try {
      if (fix != null && fix.layer() != null && fix.edit() == Fix.Edit.INSERT_BEFORE) {
        return done(layer, fix.layer().outputFor(input));
      }
      if (fix != null && fix.layer() != null && fix.edit() == Fix.Edit.REPLACE) {
        return done(fix.layer(), input);
      }
    } catch (ShapeMismatch again) {
      return new Step(input, Work.NONE);
    }
    return new Step(input, Work.NONE);
  }

  private Step residual(Residual block, String path, Shape input) {
    long before = errors();
    var inside = stack(block.layers(), path + ".layers.", input);
    try {
      var shortCut = Residual.projection(input, inside.output());
      var work = shortCut.map(layer -> Work.of(layer, input)).orElse(Work.NONE);
      return new Step(inside.output(), inside.work().plus(work));
    } catch (ShapeMismatch mismatch) {
      if (errors() == before) {
        note(path, mismatch);
      }
      return inside;
    }
  }

  private Step parallel(Parallel block, String path, Shape input) {
    long before = errors();
    var outputs = new ArrayList<Shape>();
    var work = Work.NONE;
    for (int i = 0; i < block.branches().size(); i++) {
      var branch = stack(block.branches().get(i), path + ".branches." + i + ".", input);
      outputs.add(branch.output());
      work = work.plus(branch.work());
    }
    try {
      return new Step(block.merged(outputs), work);
    } catch (ShapeMismatch mismatch) {
      if (errors() == before) {
        note(path, mismatch);
      }
      return new Step(outputs.get(0), work);
    }
  }

  private void note(String path, ShapeMismatch mismatch) {
    var fix = mismatch.fix().map(edit -> edit.at(path)).orElse(null);
    flaws.add(Flaw.error(path, String.valueOf(mismatch.getMessage()), fix));
  }

  private long errors() {
    return flaws.stream().filter(Flaw::isError).count();
  }

  private static String tooLarge(Shape output) {
    return String.format(
        Locale.ROOT,
        "One sample would become %s = %,d numbers here; at most %,d can be trained. Use fewer"
            + " filters or units, or pool before this layer.",
        output,
        output.size(),
        LARGEST_SAMPLE);
  }

  private void warnAboutFlatten(Layer layer, String path, Shape input) {
    if (layer instanceof Flatten && input instanceof Shape.Flat) {
      flaws.add(
          Flaw.warning(
              path,
              "A flat list of %s numbers arrives here already, so Flatten has nothing to do."
                  .formatted(input),
              Fix.remove("Remove this layer").at(path)));
    }
  }

  private void warnAboutSoftmax(List<Layer> layers) {
    int place = layers.size() - 2;
    if (place < 0 || !Softmax.isUsedBy(layers.get(place))) {
      return;
    }
    var path = Integer.toString(place);
    if (flaws.stream().anyMatch(flaw -> flaw.path().equals(path))) {
      return;
    }
    flaws.add(
        Flaw.warning(
            path,
            "The output applies softmax by itself; a second one before it flattens the differences and slows learning. Use ReLU here.",
            Fix.replace("Use ReLU", Softmax.replacedBy(layers.get(place), Activation.RELU))
                .at(path)));
  }
}
