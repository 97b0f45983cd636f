package org.pawl.vnfm.vnfpkgm.csar;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.pawl.vnfm.sol.Findings;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;

/**
 * Looks at an archive's directory before any reader of ZIP takes it into memory (APPNOTE 4.3): how
 * long it is, whether every entry lies in the archive with bytes of its own, and whether an entry's
 * own header says the same as the directory. So no two readers can see two different archives.
 */
final class CentralDirectory {

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int MAX_COMMENT = 0xffff;
  private static final int ZIP64_LOCATOR = 0x07064b50;
  private static final int ZIP64_LOCATOR_LENGTH = 20;
  private static final int ZIP64_END = 0x06064b50;
  private static final int ZIP64_END_LENGTH = 56;
  private static final int HEADER = 0x02014b50;
  private static final int HEADER_LENGTH = 46;
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int LOCAL_HEADER_LENGTH = 30;
  private static final int ZIP64_EXTRA = 0x0001;
  private static final long IN_ZIP64 = 0xffffffffL;
  private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  /** What is wrong with the archive as a whole. */
  private static final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;

    Malformed(String reason) {
      super(reason);
    }
  }

  private record Entry(
      String name, int flags, int method, long packed, long unpacked, long offset) {

    /** The name as it stands in the archive; only names that are UTF-8 come so far. */
    ByteBuffer rawName() {
      return StandardCharsets.UTF_8.encode(name);
    }
  }

  private record Extent(long offset, long length) {}

  private final SeekableByteChannel channel;
  private final CsarLimits limits;
  private final Findings findings = new Findings();

  private CentralDirectory(SeekableByteChannel channel, CsarLimits limits) {
    this.channel = channel;
    this.limits = limits;
  }

  /** Refuses an archive that is not what it seems. */
  static void inspect(SeekableByteChannel channel, CsarLimits limits) throws IOException {
    new CentralDirectory(channel, limits).inspect();
  }

  private void inspect() throws IOException {
    try {
      var where = find();
      var entries = entries(where);
      for (var entry : entries) {
        inspect(entry, where.offset());
      }
      requireApart(entries);
    } catch (Malformed malformed) {
      findings.add(ProblemError.of("it cannot be read as ZIP: " + malformed.getMessage()));
    } catch (EOFException cut) {
      findings.add(ProblemError.of("it cannot be read as ZIP: it ends too early"));
    }
    findings.requireNone(ProblemType.INVALID_VNF_PACKAGE, CsarArchive.SUMMARY);
  }

  /** The directory lies directly before its end record, and that ends the archive. */
  private Extent find() throws IOException {
    var size = channel.size();
    var length = (int) Math.min(size, END_LENGTH + MAX_COMMENT);
    if (length < END_LENGTH) {
      throw new Malformed("it is too short");
    }
    var tail = read(size - length, length);
    for (var at = length - END_LENGTH; at >= 0; at--) {
      if (tail.getInt(at) == END && at + END_LENGTH + uint16(tail, at + 20) == length) {
        return directory(size - length + at, tail.position(at));
      }
    }
    throw new Malformed("it has no directory at its end");
  }

  private Extent directory(long end, ByteBuffer record) throws IOException {
    var at = record.position();
    if (record.getShort(at + 4) != 0 || record.getShort(at + 6) != 0) {
      throw new Malformed("it is one of several parts");
    }
    var count = uint16(record, at + 10);
    var extent = new Extent(uint32(record, at + 16), uint32(record, at + 12));
    if (count == 0xffff || extent.length() == IN_ZIP64 || extent.offset() == IN_ZIP64) {
      return zip64Directory(end - ZIP64_LOCATOR_LENGTH);
    }
    return requireEnd(extent, end);
  }

  private Extent zip64Directory(long locatorAt) throws IOException {
    var locator = read(locatorAt, ZIP64_LOCATOR_LENGTH);
    if (locator.getInt(0) != ZIP64_LOCATOR) {
      throw new Malformed("its end record points to a second one that is not there");
    }
    var at = locator.getLong(8);
    var record = read(at, ZIP64_END_LENGTH);
    if (record.getInt(0) != ZIP64_END || at + 12 + record.getLong(4) != locatorAt) {
      throw new Malformed("its ZIP64 end record is damaged");
    }
    return requireEnd(new Extent(record.getLong(48), record.getLong(40)), at);
  }

  private static Extent requireEnd(Extent extent, long end) throws Malformed {
    if (extent.offset() < 0
        || extent.length() < 0
        || extent.offset() > end
        || extent.offset() + extent.length() != end) {
      throw new Malformed("its directory is not where it says, or other bytes lie around it");
    }
    return extent;
  }

  private List<Entry> entries(Extent where) throws IOException {
    var entries = new ArrayList<Entry>();
    var at = where.offset();
    var end = where.offset() + where.length();
    while (at < end) {
      if (entries.size() == limits.maxFiles()) {
        throw new Malformed(
            "it has more than the " + limits.maxFiles() + " entries allowed in a package");
      }
      var header = read(at, HEADER_LENGTH);
      if (header.getInt(0) != HEADER) {
        throw new Malformed("its directory is damaged at entry " + (entries.size() + 1));
      }
      var nameLength = uint16(header, 28);
      var extraLength = uint16(header, 30);
      entries.add(
          entry(
              header,
              read(at + HEADER_LENGTH, nameLength),
              read(at + HEADER_LENGTH + nameLength, extraLength)));
      at += HEADER_LENGTH + nameLength + extraLength + uint16(header, 32);
    }
    if (at != end) {
      throw new Malformed("its directory is longer than it says");
    }
    return entries;
  }

  private static Entry entry(ByteBuffer header, ByteBuffer name, ByteBuffer extra)
      throws IOException {
    var sizes =
        new long[] {uint32(header, 24), uint32(header, 20), uint32(header, 42)}; // as in ZIP64
    if (Arrays.stream(sizes).anyMatch(size -> size == IN_ZIP64)) {
      fromZip64(extra, sizes);
    }
    return new Entry(
        decoded(name), uint16(header, 8), uint16(header, 10), sizes[1], sizes[0], sizes[2]);
  }

  /** The extra field holds, in this order, those of the values that have no room in the header. */
  private static void fromZip64(ByteBuffer extra, long[] sizes) throws IOException {
    for (var at = 0; at + 4 <= extra.limit(); at += 4 + uint16(extra, at + 2)) {
      if (uint16(extra, at) == ZIP64_EXTRA) {
        var value = at + 4;
        for (var i = 0; i < sizes.length; i++) {
          if (sizes[i] == IN_ZIP64) {
            if (value + 8 > extra.limit()) {
              throw new Malformed("an entry's ZIP64 field is cut off");
            }
            sizes[i] = extra.getLong(value);
            value += 8;
          }
        }
        return;
      }
    }
  }

  private static String decoded(ByteBuffer name) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(name.duplicate()).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new Malformed(
          "the name of an entry is not UTF-8: " + StandardCharsets.ISO_8859_1.decode(name));
    }
  }

  private void inspect(Entry entry, long directoryAt) throws IOException {
    if ((entry.flags() & ENCRYPTED) != 0
        || (entry.method() != STORED && entry.method() != DEFLATED)) {
      wrong(entry, "the entry is encrypted or packed by a method other than deflate");
    } else if (entry.unpacked() < 0 || entry.unpacked() > limits.maxUnpackedBytes()) {
      wrong(
          entry,
          "the entry says that it unpacks to "
              + Long.toUnsignedString(entry.unpacked())
              + " bytes, beyond the limit of "
              + limits.maxUnpackedBytes());
    } else if (entry.method() == STORED && entry.packed() != entry.unpacked()) {
      wrong(entry, "the entry is not packed, and yet has two sizes");
    } else if (entry.offset() < 0
        || entry.packed() < 0
        || entry.offset() > directoryAt - LOCAL_HEADER_LENGTH
        || entry.packed() > directoryAt - entry.offset()) {
      wrong(entry, "the entry's bytes lie outside of the archive");
    } else {
      inspectLocal(entry);
    }
  }

  private void inspectLocal(Entry entry) throws IOException {
    var local = read(entry.offset(), LOCAL_HEADER_LENGTH);
    if (local.getInt(0) != LOCAL_HEADER) {
      wrong(entry, "there is no entry where the directory says");
      return;
    }
    var name = read(entry.offset() + LOCAL_HEADER_LENGTH, uint16(local, 26));
    if (!name.equals(entry.rawName())
        || uint16(local, 8) != entry.method()
        || (uint16(local, 6) & ENCRYPTED) != 0) {
      wrong(entry, "the entry's own header differs from the archive's directory");
    }
  }

  /** Entries that share bytes make a small archive unpack to a huge one. */
  private void requireApart(List<Entry> entries) throws IOException {
    var inOrder = entries.stream().sorted(Comparator.comparingLong(Entry::offset)).toList();
    for (var i = 1; i < inOrder.size(); i++) {
      var before = inOrder.get(i - 1);
      var after = inOrder.get(i);
      if (before.offset() + LOCAL_HEADER_LENGTH + before.rawName().remaining() + before.packed()
          > after.offset()) {
        wrong(after, "the entry overlaps with the entry " + before.name());
      }
    }
  }

  private void wrong(Entry entry, String reason) {
    findings.add(ProblemError.in(entry.name(), reason));
  }

  private ByteBuffer read(long at, int length) throws IOException {
    if (at < 0 || at + length > channel.size()) {
      throw new EOFException();
    }
    var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(at);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }

  private static int uint16(ByteBuffer buffer, int at) {
    return Short.toUnsignedInt(buffer.getShort(at));
  }

  private static long uint32(ByteBuffer buffer, int at) {
    return Integer.toUnsignedLong(buffer.getInt(at));
  }
}
