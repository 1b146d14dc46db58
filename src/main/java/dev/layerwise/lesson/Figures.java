package dev.layerwise.lesson;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which files can be figures: drawings that only draw, and pictures that can be decoded. */
final class Figures {
  private static final Pattern PATH =
      Pattern.compile("figures/[A-Za-z0-9][A-Za-z0-9_-]{0,80}\\.(svg|png|jpg|jpeg)");
  private static final Pattern OUTSIDE =
      Pattern.compile("(?is).*(@import|javascript:|url\\(\\s*['\"]?(?!#)[^)\\s'\"]).*");
  private static final int LARGEST = 2 << 20;

  /** What draws, or says what is drawn. */
  private static final Set<String> REFUSED_ELEMENTS =
      Set.of(
          "script",
          "foreignobject",
          "iframe",
          "object",
          "embed",
          "audio",
          "video",
          "image",
          "a",
          "handler",
          "listener");

  private Figures() {}

  static boolean isPath(String path) {
    return PATH.matcher(path).matches();
  }

  /** The media type that a figure is sent with. */
  static String type(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      default -> "image/jpeg";
    };
  }

  /** What is wrong with this file. */
  static Optional<String> check(String path, byte[] bytes) {
    if (bytes.length > LARGEST) {
      return Optional.of("A figure is at most 2 MB large.");
    }
    return path.endsWith(".svg") ? drawing(bytes) : Pictures.flaw(bytes);
  }

  private static Optional<String> drawing(byte[] bytes) {
    var factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      var xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      boolean drawing = false;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamReader.DTD || event == XMLStreamReader.ENTITY_REFERENCE) {
          return Optional.of("A drawing has no document type and no entities.");
        }
        var flaw = event == XMLStreamReader.START_ELEMENT ? element(xml) : text(event, xml);
        if (flaw.isPresent()) {
          return flaw;
        }
        drawing |= event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("svg");
      }
      return drawing ? Optional.empty() : Optional.of("This is no SVG drawing.");
    } catch (XMLStreamException e) {
      return Optional.of("This drawing is no well-formed SVG.");
    }
  }

  private static Optional<String> element(XMLStreamReader xml) {
    var name = xml.getLocalName().toLowerCase(Locale.ROOT);
    if (REFUSED_ELEMENTS.contains(name)) {
      return Optional.of("A drawing has no element \"%s\".".formatted(xml.getLocalName()));
    }
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      var attribute = xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
      var value = xml.getAttributeValue(i);
      if (attribute.startsWith("on")) {
        return Optional.of("A drawing has no event handler such as \"%s\".".formatted(attribute));
      }
      boolean leaves = attribute.equals("href") && !value.strip().startsWith("#");
      if (leaves || OUTSIDE.matcher(value).matches()) {
        return Optional.of(
            "A drawing refers only to what is in it, unlike \"%s\".".formatted(value));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> text(int event, XMLStreamReader xml) {
    boolean styled =
        (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA)
            && OUTSIDE.matcher(xml.getText()).matches();
    return styled
        ? Optional.of("A drawing's styles refer only to what is in it.")
        : Optional.empty();
  }
}
