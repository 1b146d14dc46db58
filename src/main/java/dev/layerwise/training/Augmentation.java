package dev.layerwise.training;

/** One way in which an image of the training split is changed each time the network sees it. */
public sealed interface Augmentation {
  /** Its name in JSON. */
  Kind kind();

  /** Mirrored left to right, every other time. */
  record Flip() implements Augmentation {
    @Override
    public Kind kind() {
      return Kind.FLIP;
    }
  }

  /** Moved by up to so many pixels in each direction; what comes in from outside is zero. */
  record Shift(int pixels) implements Augmentation {
    public Shift {
      PlanSettings.SHIFT.require(pixels);
    }

    @Override
    public Kind kind() {
      return Kind.SHIFT;
    }
  }

  /**
   * A border of zeros put around it, so many pixels wide, and a window of the old size cut out
   * anywhere (He et al., arXiv:1512.03385, section 4.2).
   */
  record Crop(int pixels) implements Augmentation {
    public Crop {
      PlanSettings.CROP.require(pixels);
    }

    @Override
    public Kind kind() {
      return Kind.CROP;
    }
  }

  /** The kinds, in the order in which a form shows them. */
  enum Kind {
    FLIP("Flip", "Mirrors every other image left to right: a bag stays a bag."),
    SHIFT("Shift", "Moves each image a few pixels: what it shows may lie anywhere."),
    CROP("Crop", "Adds a dark border and cuts a window of the old size out of it, at random.");

    private final String label;
    private final String help;

    Kind(String label, String help) {
      this.label = label;
      this.help = help;
    }

    public String label() {
      return label;
    }

    /** One sentence for someone who meets it for the first time. */
    public String help() {
      return help;
    }
  }

  /** How far it may move an image; 0 when it moves none. */
  default int reach() {
    if (this instanceof Shift shift) {
      return shift.pixels();
    }
    return this instanceof Crop crop ? crop.pixels() : 0;
  }
}
