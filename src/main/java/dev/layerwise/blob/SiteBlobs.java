package dev.layerwise.blob;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the container its {@link BlobStore}: a folder of the site's. */
class SiteBlobs {
  @Produces
  @Singleton
  BlobStore blobs(@ConfigProperty(name = "layerwise.data") Path data) {
    return new BlobStore(data.toAbsolutePath().resolve("blobs"));
  }
}
