package dev.layerwise.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A wall clock that is wrong. As an agent it makes every class but the JDK's own ask it in place of
 * the system's clock; the monotonic clock stays right, as on a host whose time is set wrong.
 */
public final class WrongClock {
  private static final Map<String, String> REPLACED =
      Map.of(
          "java/lang/System.currentTimeMillis()J", "currentTimeMillis",
          "java/time/Instant.now()Ljava/time/Instant;", "now",
          "java/time/Clock.systemUTC()Ljava/time/Clock;", "systemUTC");
  private static final String ITSELF = "dev/layerwise/chaos/WrongClock";
  private static Duration wrongBy = Duration.ZERO;

  private WrongClock() {}

  /** The Java option that makes a process's clock wrong by so many minutes. */
  static List<String> option(Path folder, int minutes) {
    var jar = folder.resolve("wrong-clock.jar");
    try {
      if (!Files.exists(jar)) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", WrongClock.class.getName());
        // The product's class loader knows the JDK and itself: only the JDK's loader is above all.
        var asm = ClassReader.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        manifest.getMainAttributes().putValue("Boot-Class-Path", jar + " " + asm);
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
          addItself(out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of("-javaagent:" + jar + "=" + minutes);
  }

  /** Whatever else is on a process's class path, its agent is in the jar. */
  private static void addItself(JarOutputStream out) throws IOException {
    var classes = Path.of("target/test-classes").toAbsolutePath();
    try (var found = Files.list(classes.resolve(ITSELF).getParent())) {
      for (var each : found.filter(path -> path.toString().contains("WrongClock")).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
        Files.copy(each, out);
      }
    }
  }

  /** Called by the Java machine before {@code main}. */
  public static void premain(String minutes, Instrumentation instrumentation) {
    wrongBy = Duration.ofMinutes(Long.parseLong(minutes));
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader,
              String name,
              Class<?> old,
              ProtectionDomain domain,
              byte[] bytes) {
            return loader == null || ITSELF.equals(name) ? null : rewritten(bytes);
          }
        });
  }

  private static byte[] rewritten(byte[] bytes) {
    if (!new String(bytes, StandardCharsets.ISO_8859_1)
        .matches("(?s).*(currentTimeMillis|Instant|Clock).*")) {
      return null;
    }
    var reader = new ClassReader(bytes);
    var writer = new ClassWriter(reader, 0);
    reader.accept(new Rewriter(writer), 0);
    return writer.toByteArray();
  }

  private static final class Rewriter extends ClassVisitor {
    Rewriter(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String signature, String[] exceptions) {
      return new MethodVisitor(
          Opcodes.ASM9, super.visitMethod(access, name, type, signature, exceptions)) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String called, String calledType, boolean ofInterface) {
          var replaced = REPLACED.get(owner + "." + called + calledType);
          if (opcode == Opcodes.INVOKESTATIC && replaced != null) {
            super.visitMethodInsn(opcode, ITSELF, replaced, calledType, false);
          } else {
            super.visitMethodInsn(opcode, owner, called, calledType, ofInterface);
          }
        }
      };
    }
  }

  public static long currentTimeMillis() {
    return System.currentTimeMillis() + wrongBy.toMillis();
  }

  public static Instant now() {
    return Instant.now().plus(wrongBy);
  }

  public static Clock systemUTC() {
    return Clock.offset(Clock.systemUTC(), wrongBy);
  }
}
