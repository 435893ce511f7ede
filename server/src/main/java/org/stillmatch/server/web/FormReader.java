package org.stillmatch.server.web;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads a form as if it were JSON: 'goods[0].value' is the value of the first of goods. Empty fields are left out.
final class FormReader extends AbstractGenericHttpMessageConverter<Object> {
    private final FormHttpMessageConverter forms = new FormHttpMessageConverter();
    private final JsonMapper json;

    FormReader(JsonMapper json) {
        super(MediaType.APPLICATION_FORM_URLENCODED);
        this.json = json;
    }

    @Override
    public boolean canRead(Type type, @Nullable Class<?> context, @Nullable MediaType mediaType) {
        return type instanceof Class<?> plain && plain.isRecord() && canRead(mediaType);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type.isRecord();
    }

    @Override
    public boolean canWrite(@Nullable Type type, Class<?> plain, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public Object read(Type type, @Nullable Class<?> context, HttpInputMessage message) throws IOException {
        MultiValueMap<String, String> fields = forms.read(null, message);
        FormTree tree = new FormTree();
        for (var field : fields.entrySet()) {
            List<String> values = field.getValue().stream()
                    .filter(v -> v != null && !v.isBlank())
                    .toList();
            if (!values.isEmpty() && !field.getKey().startsWith("_")) {
                tree.put(field.getKey(), values);
            }
        }
        try {
            return json.treeToValue(tree.json(), json.constructType(type));
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException(String.valueOf(e.getOriginalMessage()), e, message);
        }
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        return read(type, null, message);
    }

    @Override
    protected void writeInternal(Object value, @Nullable Type type, HttpOutputMessage message) {
        throw new HttpMessageNotWritableException("A form is not written");
    }
}
