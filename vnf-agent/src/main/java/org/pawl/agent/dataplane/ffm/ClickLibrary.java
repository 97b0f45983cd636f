package org.pawl.agent.dataplane.ffm;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions of {@code click_dataplane.h}. A function is linked when it is first called, because
 * linking is what costs time when a guest boots; afterwards a call takes well under a microsecond,
 * and there are few a second.
 */
final class ClickLibrary {
  static final int ABI_VERSION = 1;

  private static final FunctionDescriptor RESULT = FunctionDescriptor.of(JAVA_INT, ADDRESS);
  private static final FunctionDescriptor TWO_TEXTS =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS);
  private static final FunctionDescriptor THREE_TEXTS =
      FunctionDescriptor.of(
          JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS);
  private static final FunctionDescriptor CURSOR =
      FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, ADDRESS);
  private static final long TEXT_SIZE = ADDRESS.byteSize() + JAVA_LONG.byteSize();

  private final Linker linker = Linker.nativeLinker();
  private final Map<String, MethodHandle> handles = new ConcurrentHashMap<>();
  private final SymbolLookup symbols;

  /** Loads the library; it stays for the life of the process. */
  ClickLibrary(String library) {
    symbols =
        library.contains("/")
            ? SymbolLookup.libraryLookup(Path.of(library), Arena.global())
            : SymbolLookup.libraryLookup(library, Arena.global());
  }

  int abiVersion() {
    MethodHandle function = function("click_abi_version", FunctionDescriptor.of(JAVA_INT));
    return call(() -> (int) function.invokeExact());
  }

  String version() {
    MethodHandle function = function("click_version", FunctionDescriptor.of(ADDRESS));
    MemorySegment version = call(() -> (MemorySegment) function.invokeExact());
    return version.reinterpret(256).getString(0);
  }

  /** The memory that the engine counts in, {@code size} bytes of it. */
  MemorySegment counters(long size) {
    MethodHandle function = function("click_counters", FunctionDescriptor.of(ADDRESS));
    return call(() -> (MemorySegment) function.invokeExact()).reinterpret(size).asReadOnly();
  }

  int stop() {
    MethodHandle function = function("click_stop", FunctionDescriptor.of(JAVA_INT));
    return call(() -> (int) function.invokeExact());
  }

  /** Calls a function that takes nothing but the place of its result. */
  Answer ask(String name) {
    MethodHandle function = function(name, RESULT);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(TEXT_SIZE, ADDRESS.byteAlignment());
      return answer(call(() -> (int) function.invokeExact(result)), result);
    }
  }

  /** Calls a function that takes two texts. */
  Answer ask(String name, String first, String second) {
    MethodHandle function = function(name, TWO_TEXTS);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(TEXT_SIZE, ADDRESS.byteAlignment());
      MemorySegment a = text(arena, first);
      MemorySegment b = text(arena, second);
      return answer(
          call(() -> (int) function.invokeExact(a, a.byteSize(), b, b.byteSize(), result)), result);
    }
  }

  /** Calls a function that takes three texts. */
  Answer ask(String name, String first, String second, String third) {
    MethodHandle function = function(name, THREE_TEXTS);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(TEXT_SIZE, ADDRESS.byteAlignment());
      MemorySegment a = text(arena, first);
      MemorySegment b = text(arena, second);
      MemorySegment c = text(arena, third);
      return answer(
          call(() ->
              (int)
                  function.invokeExact(a, a.byteSize(), b, b.byteSize(), c, c.byteSize(), result)),
          result);
    }
  }

  Answer readLog(long cursor, int maxLines) {
    MethodHandle function = function("click_read_log", CURSOR);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(TEXT_SIZE, ADDRESS.byteAlignment());
      return answer(call(() -> (int) function.invokeExact(cursor, maxLines, result)), result);
    }
  }

  private Answer answer(int code, MemorySegment result) {
    MemorySegment data = result.get(ADDRESS, 0);
    if (data.address() == 0) {
      return new Answer(code, "");
    }
    byte[] text = data.reinterpret(result.get(JAVA_LONG, ADDRESS.byteSize())).toArray(JAVA_BYTE);
    MethodHandle free = function("click_free", FunctionDescriptor.ofVoid(ADDRESS));
    call(() -> {
      free.invokeExact(data);
      return code;
    });
    return new Answer(code, new String(text, StandardCharsets.UTF_8));
  }

  private static MemorySegment text(Arena arena, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return arena.allocate(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
  }

  private MethodHandle function(String name, FunctionDescriptor type) {
    return handles.computeIfAbsent(
        name, key -> linker.downcallHandle(symbols.findOrThrow(key), type));
  }

  private interface Call<T> {
    T run() throws Throwable;
  }

  private static <T> T call(Call<T> call) {
    try {
      return call.run();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** A return code with the text that came along. */
  record Answer(int code, String text) {}
}
