package com.mailflatrate.api.imports;

import com.mailflatrate.doors.limit.LargeBodies;
import com.mailflatrate.imports.Uploads;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lists that machines bring may be larger than other files. */
@Configuration(proxyBeanMethods = false)
class ListsOfMachines {

    private static final Pattern PATH = Pattern.compile("/api/v1/lists/[^/]+/imports");

    @Bean
    LargeBodies listsOfMachines(Uploads uploads) {
        return new LargeBodies(PATH, uploads.largest());
    }
}
