package dev.layerwise.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of named arrays in the safetensors format: a length, a JSON header, then the floats. Other
 * tools read it, and reading it runs nothing.
 */
record SafeTensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA = "__metadata__";
  private static final int MAX_HEADER = 16 << 20;

  /**
   * Floats written at once: few enough to stay in the processor's caches, and so many that a file
   * is not hundreds of writes, which Java would compile in the middle of a run.
   */
  private static final int PIECE = 128 << 10;

  void writeTo(OutputStream out) throws IOException {
    var header = header();
    out.write(littleEndian(Long.BYTES).putLong(header.length).array());
    out.write(header);
    var bytes = littleEndian(PIECE * Float.BYTES);
    var floats = bytes.asFloatBuffer();
    for (var tensor : tensors.values()) {
      var values = tensor.values();
      for (int from = 0; from < tensor.size(); from += PIECE) {
        int count = Math.min(PIECE, tensor.size() - from);
        floats.put(0, values, from, count);
        out.write(bytes.array(), 0, count * Float.BYTES);
      }
    }
  }

  private static ByteBuffer littleEndian(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private byte[] header() throws IOException {
    var header = JSON.createObjectNode();
    metadata.forEach(header.putObject(METADATA)::put);
    long offset = 0;
    for (var entry : tensors.entrySet()) {
      var described = header.putObject(entry.getKey()).put("dtype", "F32");
      var shape = described.putArray("shape");
      for (long extent : entry.getValue().shape()) {
        shape.add(extent);
      }
      long end = offset + entry.getValue().size() * (long) Float.BYTES;
      described.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    return JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads such a file, which must stay as it is: the arrays are windows on it.
   *
   * @throws IOException when it is damaged: cut short, or not of this format
   */
  static SafeTensors read(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var bytes =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN);
      long headerLength = bytes.remaining() < Long.BYTES ? -1 : bytes.getLong();
      if (headerLength < 2 || headerLength > Math.min(MAX_HEADER, bytes.remaining())) {
        throw new IOException(file + " is damaged: its header is not there");
      }
      var header = new byte[(int) headerLength];
      bytes.get(header);
      if (!(JSON.readTree(header) instanceof ObjectNode described)) {
        throw new IOException(file + " is damaged: its header is not an object");
      }
      return read(described, bytes.slice().order(ByteOrder.LITTLE_ENDIAN), file);
    }
  }

  private static SafeTensors read(ObjectNode header, ByteBuffer data, Path file)
      throws IOException {
    var metadata = new LinkedHashMap<String, String>();
    header
        .path(METADATA)
        .properties()
        .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
    var tensors = new LinkedHashMap<String, Tensor>();
    for (var entry : header.properties()) {
      if (!entry.getKey().equals(METADATA)) {
        var shape = JSON.convertValue(entry.getValue().path("shape"), long[].class);
        var offsets = JSON.convertValue(entry.getValue().path("data_offsets"), long[].class);
        if (offsets.length != 2 || offsets[0] > offsets[1] || offsets[1] > data.capacity()) {
          throw new IOException(file + " is damaged: " + entry.getKey() + " is cut short");
        }
        var values =
            data.slice((int) offsets[0], (int) (offsets[1] - offsets[0]))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        tensors.put(entry.getKey(), new Tensor(shape, values));
      }
    }
    return new SafeTensors(metadata, tensors);
  }
}
