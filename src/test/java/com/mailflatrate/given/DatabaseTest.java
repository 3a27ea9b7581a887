package com.mailflatrate.given;

import com.mailflatrate.Mailflatrate;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole service in sandbox mode on a real database: one PostgreSQL per test process, one
 * context and one database for all tests that add nothing of their own. So make accounts of your
 * own, count only your rows, and remember that time only moves forward. HTTP and SMTP are on random
 * ports; {@code MockMvc} is there too.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = Mailflatrate.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "mailflatrate.delivery.mode=sandbox",
            "mailflatrate.inbound.port=0",
            "management.server.port=0",
            "mailflatrate.doors.strangers-per-minute=100000",
            "mailflatrate.imports.largest-file=60MB",
            "mailflatrate.operator-imprint=Post GmbH | Am Markt 1 | 10115 Berlin | post@mailflatrate.test | +49 30 1234567",
            "logging.level.root=warn"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestTime.class, Operator.class})
public @interface DatabaseTest {}
