package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"bonafide/brand"

	"go.yaml.in/yaml/v3"
)

type brandCommand struct {
	List     brandListCommand     `cmd:"" help:"List the brands that are known."`
	Show     brandShowCommand     `cmd:"" help:"Print the profile of a brand as YAML."`
	Validate brandValidateCommand `cmd:"" help:"Check profile files; says what is wrong, where, and what to do."`
	Logo     brandLogoCommand     `cmd:"" help:"Print pictures of a logo as lines of a profile, so that it is known again."`
}

type brandListCommand struct{ ownBrands }

// Run prints identifier, name, sector and number of official domains.
func (c *brandListCommand) Run(streams Streams) error {
	brands, err := c.brands()
	if err != nil {
		return err
	}
	var table strings.Builder
	table.WriteString("ID\tNAME\tSECTOR\tDOMAINS\n")
	for _, p := range brands.All() {
		fmt.Fprintf(&table, "%s\t%s\t%s\t%d\n", p.ID, p.Name, p.Sector, len(p.Domains))
	}
	w := tabwriter.NewWriter(streams.Out, 0, 0, 2, ' ', 0)
	if _, err := w.Write([]byte(table.String())); err != nil {
		return fmt.Errorf("brand list: %w", err)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("brand list: %w", err)
	}
	return nil
}

type brandShowCommand struct {
	ownBrands
	ID string `arg:"" help:"Identifier, see bonafide brand list."`
}

// Run prints the profile in the form in which an operator would write it.
func (c *brandShowCommand) Run(streams Streams) error {
	brands, err := c.brands()
	if err != nil {
		return err
	}
	p, ok := brands.Get(c.ID)
	if !ok {
		return wrongUsage("there is no brand %q; bonafide brand list names them", c.ID)
	}
	var text strings.Builder // the encoder hides the errors of its writer
	enc := yaml.NewEncoder(&text)
	enc.SetIndent(2)
	if err := errors.Join(enc.Encode(p), enc.Close()); err != nil {
		return fmt.Errorf("brand show: %w", err)
	}
	if _, err := io.WriteString(streams.Out, text.String()); err != nil {
		return fmt.Errorf("brand show: %w", err)
	}
	return nil
}

type brandValidateCommand struct {
	Files []string `arg:"" name:"file" help:"Profile files."`
}

// Run checks each file by itself, and together with the embedded profiles and
// the valid files before it, so that a domain which another brand has is found.
func (c *brandValidateCommand) Run(streams Streams) error {
	brands, err := brand.Embedded()
	if err != nil {
		return fmt.Errorf("read the embedded brand profiles: %w", err)
	}
	failed := false
	for _, name := range c.Files {
		bigger, p, err := withProfile(brands, name)
		if err != nil {
			failed = true
			if _, err := fmt.Fprintln(streams.Err, printable(err.Error())); err != nil {
				return fmt.Errorf("brand validate: %w", err)
			}
			continue
		}
		brands = bigger
		if _, err := fmt.Fprintf(streams.Out, "%s: valid (%s, %d domains)\n", printable(name), p.Name, len(p.Domains)); err != nil {
			return fmt.Errorf("brand validate: %w", err)
		}
	}
	if failed {
		return errSome
	}
	return nil
}
