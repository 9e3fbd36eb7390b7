package io.earshot.jobs.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How to reach Elasticsearch and how to write to it.
 *
 * @param username empty for none
 * @param password never shown
 * @param apiKey instead of user and password; never shown
 * @param caCertificate PEM file of the certificate authority; empty for the JDK's own
 * @param bulkDocuments the most documents in one request
 * @param bulkDelay the longest that a document waits for others
 */
public record ElasticsearchConfig(
        List<URI> hosts,
        String username,
        String password,
        String apiKey,
        String caCertificate,
        int bulkDocuments,
        Duration bulkDelay) {

    @Override
    public String toString() {
        return "ElasticsearchConfig[" + hosts + ", " + bulkDocuments + ", " + bulkDelay + "]";
    }
}
