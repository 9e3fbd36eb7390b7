package io.earshot.jobs.setup;

import io.earshot.servers.ElasticsearchNode;
import io.earshot.servers.Trees;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a real node, which all classes of a run share: starting one takes longer than the tests. */
final class OneNode implements ParameterResolver {
    private record Running(ElasticsearchNode node, Path directory) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            node.close();
            Trees.delete(directory);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ElasticsearchNode.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(OneNode.class))
                .getOrComputeIfAbsent("node", key -> start(), Running.class)
                .node();
    }

    private static Running start() {
        try {
            Path directory = Files.createTempDirectory("earshot-setup-node");
            return new Running(
                    ElasticsearchNode.in(directory)
                            .heapMegabytes(512)
                            .setting("action.destructive_requires_name", "false")
                            .start(),
                    directory);
        } catch (Exception e) {
            throw new IllegalStateException("Elasticsearch does not start", e);
        }
    }

    /** Removes everything of ours. */
    static void clear(URI node) throws Exception {
        for (String path :
                new String[] {"/earshot-*", "/_index_template/earshot-*", "/_component_template/earshot-*"}) {
            int status = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(node.resolve(path)).DELETE().build(), BodyHandlers.discarding())
                    .statusCode();
            if (status != 200 && status != 404) {
                throw new IllegalStateException("DELETE " + path + ": HTTP " + status);
            }
        }
    }
}
