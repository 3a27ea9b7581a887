package com.mailflatrate.doors.limit;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the container reads bodies of several parts. */
@Configuration(proxyBeanMethods = false)
class PartsConfiguration {

    @Bean
    MultipartConfigElement parts(PartsFolder folder) {
        folder.clear();
        return new PartBounds(folder);
    }
}
