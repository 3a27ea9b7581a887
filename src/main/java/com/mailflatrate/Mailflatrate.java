package com.mailflatrate;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service: one process, one jar. Commands beside {@code serve} are chosen by the first argument. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Mailflatrate {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(Mailflatrate.class, args);
    }
}
