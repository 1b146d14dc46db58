package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.layerwise.training.RunFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBackExactly() throws Exception {
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put("0.weight", new Tensor(new long[] {2, 2}, new float[] {1, -0f, 1e-42f, 3.25f}));
    tensors.put("empty", new Tensor(new long[] {0}, new float[0]));
    tensors.put("step", Tensor.ofLong(123_456_789_012L));
    var file = folder.resolve("file");

    RunFile.write(file, new SafeTensors(Map.of("epoch", "3"), tensors)::writeTo);
    var read = SafeTensors.read(file);

    assertThat(read.metadata()).containsExactly(Map.entry("epoch", "3"));
    assertThat(read.tensors()).isEqualTo(tensors);
    assertThat(read.tensors().get("step").toLong()).isEqualTo(123_456_789_012L);
  }

  /** As the format's page has it: length, header, little-endian floats. */
  @Test
  void otherToolsCanReadIt() throws Exception {
    var out = new ByteArrayOutputStream();
    new SafeTensors(Map.of(), Map.of("a", new Tensor(new long[] {1, 2}, new float[] {1, 2})))
        .writeTo(out);

    var bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    var header = new byte[(int) bytes.getLong()];
    bytes.get(header);
    assertThat(new String(header, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"__metadata__\":{},\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}");
    assertThat(bytes.getFloat()).isEqualTo(1);
    assertThat(bytes.getFloat()).isEqualTo(2);
    assertThat(bytes.hasRemaining()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 30, 90})
  void aFileCutShortIsDamaged(int length) throws Exception {
    var file = folder.resolve("file");
    var tensors = Map.of("a", new Tensor(new long[] {8}, new float[8]));
    RunFile.write(file, new SafeTensors(Map.of(), tensors)::writeTo);
    var whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, length));

    assertThatThrownBy(() -> SafeTensors.read(file)).isInstanceOf(IOException.class);
  }
}
