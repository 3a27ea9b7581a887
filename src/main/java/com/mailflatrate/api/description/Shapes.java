package com.mailflatrate.api.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mailflatrate.kernel.Page;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads schemas off our records: what is not {@code @Nullable} is always there, and a record within
 * another has both their names.
 */
final class Shapes extends ModelResolver {

    private static final TypeNameResolver NAMES =
            new TypeNameResolver() {
                @Override
                protected String getNameOfClass(Class<?> type) {
                    return nameOf(type);
                }
            };

    Shapes(ObjectMapper mapper) {
        super(mapper, NAMES);
        openapi31(true);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType asked, ModelConverterContext context, Iterator<ModelConverter> next) {
        Schema<?> schema = super.resolve(asked, context, next);
        JavaType type = _mapper.constructType(asked.getType());
        if (type.isRecordType()) {
            Map<String, Schema> known = context.getDefinedModels();
            Schema<?> model = known.get(NAMES.nameForType(type));
            complete(type.getRawClass(), model == null ? schema : model);
        }
        return schema;
    }

    private static void complete(Class<?> type, @Nullable Schema<?> model) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        List<String> always =
                Arrays.stream(type.getRecordComponents())
                        .filter(part -> !mayBeAbsent(part) || isSaidAnyway(part))
                        .map(RecordComponent::getName)
                        .toList();
        model.setRequired(always.isEmpty() ? null : always);
        Arrays.stream(type.getRecordComponents())
                .filter(part -> mayBeAbsent(part) && isSaidAnyway(part))
                .map(part -> model.getProperties().get(part.getName()))
                .forEach(Shapes::mayBeNull);
    }

    private static void mayBeNull(@Nullable Schema<?> value) {
        if (value != null) {
            Set<String> types = new LinkedHashSet<>(List.of(Samples.type(value), "null"));
            value.setTypes(types);
        }
    }

    /** Whether it is {@code null} instead of left out: the end of a list, the end of a mailing. */
    private static boolean isSaidAnyway(RecordComponent part) {
        return part.getDeclaringRecord() == Page.class
                || part.getAccessor().isAnnotationPresent(JsonInclude.class);
    }

    private static boolean mayBeAbsent(RecordComponent part) {
        return part.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static String nameOf(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        if (outer == null) {
            return type.getSimpleName();
        }
        String before = nameOf(outer).replace("Controller", "");
        String name = type.getSimpleName();
        return name.startsWith(before) ? name : before + name;
    }
}
