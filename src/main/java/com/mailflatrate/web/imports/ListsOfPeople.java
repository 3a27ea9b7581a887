package com.mailflatrate.web.imports;

import com.mailflatrate.doors.limit.LargeBodies;
import com.mailflatrate.imports.Uploads;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lists that people bring may be larger than other files. */
@Configuration(proxyBeanMethods = false)
class ListsOfPeople {

    private static final Pattern PATH = Pattern.compile("/lists/[^/]+/imports");

    @Bean
    LargeBodies listsOfPeople(Uploads uploads) {
        return new LargeBodies(PATH, uploads.largest());
    }
}
