package com.mailflatrate.web.shared;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Serves {@code /assets/<version>/…} from our static files, to be kept for a year. */
@Configuration(proxyBeanMethods = false)
class AssetFiles implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(new ClassPathResource("static/"))
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new WithoutVersion());
    }

    /** Any version finds the file of this one: a page of the version before still looks right. */
    private static final class WithoutVersion extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location)
                throws java.io.IOException {
            int slash = path.indexOf('/');
            return slash < 0 ? null : super.getResource(path.substring(slash + 1), location);
        }
    }
}
