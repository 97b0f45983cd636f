package org.pawl.vnfm.vnfpkgm;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.pawl.vnfm.notification.CallbackUri;
import org.pawl.vnfm.notification.Outgoing;
import org.springframework.stereotype.Component;

/** Fetches one ordered package and on-boards it, from the beginning whoever was at it before. */
@Component
class PackageDownload {

  private final PackageDownloads downloads;
  private final PackageUpload upload;
  private final PackageProperties properties;
  private final Outgoing outgoing;

  PackageDownload(
      PackageDownloads downloads,
      PackageUpload upload,
      PackageProperties properties,
      Outgoing outgoing) {
    this.downloads = downloads;
    this.upload = upload;
    this.properties = properties;
    this.outgoing = outgoing;
  }

  /** Fetches; what fails while the VNFM is being stopped has not failed. */
  void run(UUID packageId, BooleanSupplier stopping) {
    var found = downloads.find(packageId);
    if (found.isEmpty()) {
      return;
    }
    var download = found.get();
    upload.fetch(packageId, download.upload(), target -> download(download, target, stopping));
    downloads.forget(packageId, download.upload());
  }

  private void download(
      PackageDownloads.Download download, OutputStream target, BooleanSupplier stopping)
      throws IOException {
    try {
      outgoing.download(
          CallbackUri.parse("addressInformation", download.uri()),
          download.authentication(),
          properties.downloadLimit(),
          target);
    } catch (IOException failure) {
      if (stopping.getAsBoolean()) {
        throw new PackageUpload.BrokenOff(failure);
      }
      throw failure;
    }
  }
}
