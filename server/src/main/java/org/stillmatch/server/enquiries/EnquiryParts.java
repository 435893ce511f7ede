package org.stillmatch.server.enquiries;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stillmatch.casework.receipt.Program;
import org.stillmatch.server.service.Service;

/// What enquiries need of the program.
@Configuration(proxyBeanMethods = false)
class EnquiryParts {
    /// As receipts name it.
    @Bean
    Program program(@Value("${stillmatch.program:" + Service.PROGRAM + "}") String words) {
        return new Program(words);
    }
}
