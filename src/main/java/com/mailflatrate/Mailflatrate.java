package com.mailflatrate;

import com.mailflatrate.sandbox.demo.DemoStart;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The service: one process, one jar. Commands beside {@code serve} are chosen by the first argument. */
// Names of beans with their packages: two modules may have a class of the same name.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Mailflatrate {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication service = new SpringApplication(Mailflatrate.class);
        if (List.of(args).contains("demo")) {
            service.setDefaultProperties(DemoStart.defaults());
        }
        service.run(args);
    }
}
