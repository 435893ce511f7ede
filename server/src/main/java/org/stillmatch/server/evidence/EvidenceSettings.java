package org.stillmatch.server.evidence;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.stillmatch.intake.original.S3Store;

/// Where originals lie and who looks for viruses, by settings such as 'stillmatch.clamav' or, of the environment,
/// STILLMATCH_CLAMAV.
///
/// @param bucket instead of a folder in the data directory
/// @param clamav the socket of a ClamAV daemon
record EvidenceSettings(Optional<S3Store.Place> bucket, Optional<SocketAddress> clamav) {
    private static final String S3 = "stillmatch.originals.s3.";

    /// @throws IllegalStateException naming the setting that is missing or wrong
    static EvidenceSettings of(Environment settings) {
        Optional<S3Store.Place> bucket = Optional.ofNullable(settings.getProperty(S3 + "endpoint"))
                .map(endpoint -> new S3Store.Place(
                        URI.create(endpoint),
                        settings.getProperty(S3 + "region", "eu-west-2"),
                        required(settings, "bucket"),
                        required(settings, "access-key"),
                        required(settings, "secret-key")));
        return new EvidenceSettings(
                bucket,
                Optional.ofNullable(settings.getProperty("stillmatch.clamav"))
                        .filter(where -> !where.isBlank())
                        .map(EvidenceSettings::socket));
    }

    private static String required(Environment settings, String name) {
        return Optional.ofNullable(settings.getProperty(S3 + name))
                .orElseThrow(() -> new IllegalStateException("The setting " + S3 + name
                        + " is missing: a bucket needs its endpoint, bucket, access-key and" + " secret-key"));
    }

    /// A path, or a host and a port.
    static SocketAddress socket(String where) {
        if (where.startsWith("/")) {
            return UnixDomainSocketAddress.of(Path.of(where));
        }
        int colon = where.lastIndexOf(':');
        try {
            return new InetSocketAddress(where.substring(0, colon), Integer.parseInt(where.substring(colon + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalStateException(
                    "The setting stillmatch.clamav is a path or host:port of a ClamAV daemon, not '" + where + "'", e);
        }
    }
}
