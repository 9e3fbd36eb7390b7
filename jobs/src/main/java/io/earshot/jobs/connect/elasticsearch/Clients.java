package io.earshot.jobs.connect.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.instrumentation.NoopInstrumentation;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import io.earshot.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.entity.HttpEntityWrapper;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.apache.http.impl.nio.reactor.IOReactorConfig;
import org.apache.http.message.BasicHeader;
import org.apache.http.protocol.HttpContext;
import org.apache.http.ssl.SSLContextBuilder;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/** Makes the Elasticsearch client of a connection. */
final class Clients {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private Clients() {}

    /** To be closed by its transport. */
    static ElasticsearchAsyncClient of(ElasticsearchConnection connection) {
        // The mapper only reads answers and writes actions: documents are bytes already.
        return new ElasticsearchAsyncClient(new RestClientTransport(
                restClient(connection), new JacksonJsonpMapper(Json.MAPPER), null, NoopInstrumentation.INSTANCE));
    }

    private static RestClient restClient(ElasticsearchConnection connection) {
        HttpHost[] hosts = connection.hosts().stream()
                .map(uri -> new HttpHost(
                        uri.getHost(),
                        uri.getPort() < 0 ? ElasticsearchConnection.DEFAULT_PORT : uri.getPort(),
                        uri.getScheme()))
                .toArray(HttpHost[]::new);
        int timeoutMillis =
                (int) Math.min(Integer.MAX_VALUE, connection.requestTimeout().toMillis());
        RestClientBuilder builder = RestClient.builder(hosts)
                .setDefaultHeaders(identity(connection).toArray(Header[]::new))
                .setRequestConfigCallback(request -> request.setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                        .setConnectionRequestTimeout(timeoutMillis)
                        .setSocketTimeout(timeoutMillis))
                .setHttpClientConfigCallback(http -> configure(http, connection));
        if (!connection.path().isEmpty()) {
            builder.setPathPrefix(connection.path());
        }
        return builder.build();
    }

    private static List<Header> identity(ElasticsearchConnection connection) {
        if (connection.apiKey() != null) {
            return List.of(new BasicHeader("Authorization", "ApiKey " + connection.apiKey()));
        }
        if (connection.user() != null) {
            String pair = connection.user() + ":" + connection.password();
            String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            return List.of(new BasicHeader("Authorization", "Basic " + encoded));
        }
        return List.of();
    }

    private static HttpAsyncClientBuilder configure(HttpAsyncClientBuilder http, ElasticsearchConnection connection) {
        http.setDefaultIOReactorConfig(IOReactorConfig.custom()
                .setIoThreadCount(1)
                .setSoKeepAlive(true)
                .build());
        http.addInterceptorFirst(Clients::announceLength);
        if (connection.certificateAuthority() != null) {
            http.setSSLContext(trusting(connection.certificateAuthority()));
        }
        return http;
    }

    /**
     * Announces a body's length, where the client would send it in chunks without. Knowing the length, Elasticsearch
     * answers 413 to what is too large and reads on. Of chunks it learns too late, and closes the connection while we
     * still send: we see a broken pipe, which would be tried again for ever.
     */
    private static void announceLength(HttpRequest request, HttpContext context) throws IOException {
        if (request instanceof HttpEntityEnclosingRequest withBody && withBody.getEntity() != null) {
            withBody.setEntity(new KnownLengthEntity(withBody.getEntity()));
        }
    }

    /**
     * Trusts what the certificates signed, and nothing else.
     *
     * @throws IllegalArgumentException if the text holds none
     */
    static SSLContext trusting(String pem) {
        try {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("no certificate found");
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                trusted.setCertificateEntry("authority-" + number++, certificate);
            }
            return SSLContextBuilder.create().loadTrustMaterial(trusted, null).build();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the certificate authority is no PEM text of X.509 certificates: " + e.getMessage(), e);
        }
    }

    private static final class KnownLengthEntity extends HttpEntityWrapper {
        private final long length;

        KnownLengthEntity(HttpEntity entity) throws IOException {
            super(entity);
            CountingStream counter = new CountingStream();
            entity.writeTo(counter);
            this.length = counter.count;
        }

        @Override
        public boolean isChunked() {
            return false;
        }

        @Override
        public long getContentLength() {
            return length;
        }
    }

    private static final class CountingStream extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
