package org.stillmatch.intake.original;

import com.robothy.s3.rest.LocalS3;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3StoreTest extends StoreContract {
    private static final LocalS3 SERVER = LocalS3.builder().port(-1).build();
    private static S3Store store;

    @BeforeAll
    static void start() {
        SERVER.start();
        URI endpoint = URI.create("http://127.0.0.1:" + SERVER.getPort());
        try (S3Client client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            client.createBucket(bucket -> bucket.bucket("originals"));
        }
        store = S3Store.at(new S3Store.Place(endpoint, "eu-west-2", "originals", "key", "secret"));
    }

    @AfterAll
    static void stop() {
        store.close();
        SERVER.shutdown();
    }

    @Override
    Store store() {
        return store;
    }
}
