package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// Sealed files in a bucket of an S3 service.
public final class S3Store implements Store, AutoCloseable {
    private final S3Client client;
    private final String bucket;

    private S3Store(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /// What is needed to reach a bucket, which is there already.
    ///
    /// @param region such as 'eu-west-2'; many services of one's own take any
    public record Place(URI endpoint, String region, String bucket, String accessKey, String secretKey) {
        /// Without the secret, which belongs in no log.
        @Override
        public String toString() {
            return "Place[" + endpoint + " " + bucket + "]";
        }
    }

    public static S3Store at(Place place) {
        S3Client client = S3Client.builder()
                .endpointOverride(place.endpoint())
                .region(Region.of(place.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(place.accessKey(), place.secretKey())))
                .forcePathStyle(true)
                // What is sealed proves itself; services of one's own do not all know the newer checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        return new S3Store(client, place.bucket());
    }

    @Override
    public void put(String name, long length, Source source) throws IOException {
        ContentStreamProvider content = ContentStreamProvider.fromInputStreamSupplier(() -> {
            try {
                return source.open();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        try {
            client.putObject(
                    to -> to.bucket(bucket).key(name),
                    RequestBody.fromContentProvider(content, length, "application/octet-stream"));
        } catch (SdkException e) {
            throw new IOException("The bucket did not take a file", e);
        }
    }

    @Override
    public InputStream get(String name) throws IOException {
        try {
            return client.getObject(from -> from.bucket(bucket).key(name));
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(name);
        } catch (SdkException e) {
            throw new IOException("The bucket did not give a file", e);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        try {
            client.deleteObject(from -> from.bucket(bucket).key(name));
        } catch (SdkException e) {
            throw new IOException("The bucket did not delete a file", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
