// Package signup takes registrations: it checks a form and leaves a line in the log.
package signup

import (
	"fmt"

	"github.com/go-playground/validator/v10"
	"github.com/rs/zerolog"
)

// Form is what a visitor sends.
type Form struct {
	Name    string `validate:"required,max=80"`
	Email   string `validate:"required,email"`
	Country string `validate:"required,iso3166_1_alpha2"`
	Age     int    `validate:"gte=18,lte=130"`
}

// Service registers visitors.
type Service struct {
	validate *validator.Validate
	log      zerolog.Logger
}

// NewService returns a service that logs to log.
func NewService(log zerolog.Logger) *Service {
	return &Service{validate: validator.New(validator.WithRequiredStructEnabled()), log: log}
}

// Register checks the form and logs the registration.
func (s *Service) Register(form *Form) error {
	if err := s.validate.Struct(form); err != nil {
		s.log.Warn().Err(err).Msg("registration refused")
		return fmt.Errorf("register: %w", err)
	}
	s.log.Info().Str("country", form.Country).Int("age", form.Age).Msg("registered")
	return nil
}

// CheckEmail tells whether the address can be registered, while the visitor types.
func (s *Service) CheckEmail(address string) error {
	return s.validate.Var(address, "required,email,max=254")
}
