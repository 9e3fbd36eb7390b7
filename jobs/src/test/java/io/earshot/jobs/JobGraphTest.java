package io.earshot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.config.JobsConfig;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** State finds its operator again by uid: one that is missing, or given twice, loses it at the next upgrade. */
final class JobGraphTest {
    @ParameterizedTest
    @EnumSource
    void everyOperatorHasAUidOfItsOwn(Job job) throws Exception {
        assertThat(nodes(job))
                .isNotEmpty()
                .allSatisfy(node -> assertThat(node.getTransformationUID())
                        .as("uid of '%s'", node.getOperatorName())
                        .isNotBlank())
                .extracting(StreamNode::getTransformationUID)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void noTypeGoesThroughKryo(Job job) throws Exception {
        StreamExecutionEnvironment env = built(job);

        assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
        assertThat(env.getMaxParallelism()).isEqualTo(128);
    }

    @Test
    void postsAreHeldAgainstTheQueriesInTheTaskThatReadsThem() throws Exception {
        assertThat(built(Job.MENTIONS).getStreamGraph().getJobGraph().getVertices())
                .extracting(JobVertex::getName)
                .anyMatch(name -> name.contains("find mentions") && name.contains("Source: posts"));
    }

    private static Collection<StreamNode> nodes(Job job) throws Exception {
        return built(job).getStreamGraph().getStreamNodes();
    }

    private static StreamExecutionEnvironment built(Job job) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
        Map<String, String> secrets = Map.of(
                "SLACK_WEBHOOK",
                "https://slack.example",
                "INCIDENTS_KEY",
                "k",
                "INCIDENTS_TOKEN",
                "t",
                "SMTP_PASSWORD",
                "p",
                "TICKETS_KEY",
                "k",
                "ZENDESK_TOKEN",
                "t",
                "JIRA_TOKEN",
                "t");
        String samples = System.getProperty("earshot.root") + "/flink-conf/";
        List<String> settings =
                List.of("notify.file=" + samples + "notify.yaml", "tickets.file=" + samples + "tickets.yaml");
        job.build(env, JobsConfig.load(List.of(), secrets, settings), false);
        return env;
    }
}
