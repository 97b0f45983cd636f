package org.pawl.vnfm.vnfpkgm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes archives byte by byte, so that headers can say what is not so. */
final class RawZip {

  static final int STORED = 0;
  static final int DEFLATED = 8;

  /** One entry; what its headers say is set apart from what it is. */
  static final class Entry {
    byte[] name;
    byte[] localName;
    int method;
    int flags = 1 << 11;
    long crc;
    long packed;
    long unpacked;
    long offset = -1;
    int attributes;
    byte[] extra = new byte[0];
    String inside = "";
    final byte[] content;
    final byte[] data;

    Entry(String name, byte[] content, int method) {
      this.name = name.getBytes(StandardCharsets.UTF_8);
      this.localName = this.name;
      this.method = method;
      this.content = content;
      this.data = method == DEFLATED ? deflated(content) : content;
      var sum = new CRC32();
      sum.update(content);
      this.crc = sum.getValue();
      this.packed = data.length;
      this.unpacked = content.length;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private byte[] before = new byte[0];
  private byte[] comment = new byte[0];
  private int disk;
  private int countOfLies;

  Entry add(String name, byte[] content, int method) {
    var entry = new Entry(name, content, method);
    entries.add(entry);
    return entry;
  }

  Entry add(String name, String content) {
    return add(name, content.getBytes(StandardCharsets.UTF_8), DEFLATED);
  }

  /** What the entries hold, by their names. */
  Map<String, byte[]> contents() {
    var contents = new LinkedHashMap<String, byte[]>();
    entries.forEach(
        entry -> contents.put(new String(entry.name, StandardCharsets.UTF_8), entry.content));
    return contents;
  }

  private Entry entry(String name) {
    return entries.stream()
        .filter(each -> new String(each.name, StandardCharsets.UTF_8).equals(name))
        .findFirst()
        .orElseThrow();
  }

  RawZip before(byte[] bytes) {
    before = bytes;
    return this;
  }

  RawZip comment(byte[] bytes) {
    comment = bytes;
    return this;
  }

  RawZip disk(int number) {
    disk = number;
    return this;
  }

  RawZip directoryOffBy(int bytes) {
    countOfLies = bytes;
    return this;
  }

  byte[] build() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(before);
    for (var entry : entries) {
      if (!entry.inside.isEmpty()) {
        entry.offset = entry(entry.inside).offset + 30 + entry.inside.length();
      } else if (entry.offset < 0) {
        entry.offset = out.size();
        out.writeBytes(local(entry));
        out.writeBytes(entry.data);
      }
    }
    var directory = out.size();
    for (var entry : entries) {
      out.writeBytes(central(entry));
    }
    var length = out.size() - directory;
    var bytes = new byte[22 + comment.length];
    var end = buffer(bytes);
    end.putInt(0x06054b50).putShort((short) disk).putShort((short) disk);
    end.putShort((short) entries.size()).putShort((short) entries.size());
    end.putInt(length)
        .putInt(directory + countOfLies)
        .putShort((short) comment.length)
        .put(comment);
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  private static byte[] local(Entry entry) {
    var bytes = new byte[30 + entry.localName.length];
    var header = buffer(bytes);
    header.putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags);
    header.putShort((short) entry.method).putInt(0).putInt((int) entry.crc);
    header.putInt((int) entry.packed).putInt((int) entry.unpacked);
    header.putShort((short) entry.localName.length).putShort((short) 0).put(entry.localName);
    return bytes;
  }

  private static byte[] central(Entry entry) {
    var bytes = new byte[46 + entry.name.length + entry.extra.length];
    var header = buffer(bytes);
    header.putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
    header.putShort((short) entry.flags).putShort((short) entry.method).putInt(0);
    header.putInt((int) entry.crc).putInt((int) entry.packed).putInt((int) entry.unpacked);
    header.putShort((short) entry.name.length).putShort((short) entry.extra.length);
    header.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    header.putInt(entry.attributes).putInt((int) entry.offset);
    header.put(entry.name).put(entry.extra);
    return bytes;
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] deflated(byte[] content) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    var buffer = new byte[1 << 16];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }
}
