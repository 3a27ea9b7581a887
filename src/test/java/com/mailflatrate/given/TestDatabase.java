package com.mailflatrate.given;

import com.mailflatrate.database.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives each context a migrated database of its own, copied from a template, and a data directory.
 */
public final class TestDatabase
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String name = "test_" + ProcessHandle.current().pid() + "_" + CONTEXTS.incrementAndGet();
        TestServer server = TestServer.running();
        server.create(name);
        // what is registered first is destroyed last
        ((DefaultListableBeanFactory) context.getBeanFactory())
                .registerDisposableBean("test server", server.lease());
        Path data = Path.of("target", "test-data", name).toAbsolutePath();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "test database",
                                Map.of(
                                        "mailflatrate.database.url", server.postgres().url(name),
                                        "mailflatrate.database.user", EmbeddedPostgres.OWNER,
                                        "mailflatrate.database.password",
                                                server.postgres().password(),
                                        "mailflatrate.data-dir", data.toString())));
    }
}
