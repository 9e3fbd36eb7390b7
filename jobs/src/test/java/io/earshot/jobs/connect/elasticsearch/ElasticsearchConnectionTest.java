package io.earshot.jobs.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

final class ElasticsearchConnectionTest {
    private static final URI HOST = URI.create("https://es.example:9200");

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithoutASecret() {
        List<URI> hosts = List.of(URI.create("http://pat:s3cret@es.example"), URI.create("es.example:9200"));

        assertThatThrownBy(() -> new ElasticsearchConnection(hosts, null, "pw0rd", "k3y", "c3rt", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a host with a user in its address")
                .hasMessageContaining("'es.example:9200' is no address")
                .hasMessageContaining("a password a user")
                .hasMessageContaining("without an https host")
                .hasMessageContaining("no PEM text")
                .hasMessageContaining("timeout must be more than 0")
                .hasMessageNotContainingAny("s3cret", "pw0rd", "k3y", "c3rt");
    }

    @Test
    void aUserAndAnApiKeyAreOneTooMany() {
        ElasticsearchConnection user = ElasticsearchConnection.to(HOST).withUser("pat", "s3cret");

        assertThatThrownBy(() -> user.withApiKey("k3y")).hasMessageContaining("give one of them");
    }

    @Test
    void hostsOfDifferentPathsAreRefused() {
        assertThatThrownBy(() -> ElasticsearchConnection.to(
                        URI.create("http://one.example/es"), URI.create("http://other.example")))
                .hasMessageContaining("different paths");
    }

    @Test
    void noHostIsRefused() {
        assertThatThrownBy(ElasticsearchConnection::to).hasMessageContaining("no host");
    }

    @Test
    void secretsAreNotShown() {
        assertThat(ElasticsearchConnection.to(HOST).withUser("pat", "s3cret"))
                .hasToString("[https://es.example:9200] as pat");
        assertThat(ElasticsearchConnection.to(HOST).withApiKey("k3y"))
                .hasToString("[https://es.example:9200] with an API key");
    }

    @Test
    void itTravelsToWhereTheSinkRuns() throws Exception {
        ElasticsearchConnection connection = ElasticsearchConnection.to(HOST).withUser("pat", "s3cret");

        assertThat(InstantiationUtil.clone(connection)).isEqualTo(connection);
    }
}
